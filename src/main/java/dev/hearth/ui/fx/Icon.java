// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** The pictures that Hearth uses, by what they mean. Each stands beside a word, never alone for a meaning. */
public enum Icon {
    // States.
    OK(MaterialDesignC.CHECK_CIRCLE),
    CHECK(MaterialDesignC.CHECK_BOLD),
    WARNING(MaterialDesignA.ALERT),
    ERROR(MaterialDesignC.CLOSE_CIRCLE),
    INFO(MaterialDesignI.INFORMATION),
    PENDING(MaterialDesignC.CLOCK_OUTLINE),
    NOT_CHECKED(MaterialDesignH.HELP_CIRCLE_OUTLINE),
    STALE(MaterialDesignH.HISTORY),
    RUNNING(MaterialDesignP.PROGRESS_CLOCK),
    LOOKING(MaterialDesignM.MAGNIFY),
    VERIFYING(MaterialDesignT.TIMER_SAND),
    SKIPPED(MaterialDesignD.DEBUG_STEP_OVER),
    CANCELLED(MaterialDesignC.CANCEL),
    WOULD_CHANGE(MaterialDesignP.PENCIL),
    // Things.
    HEARTH(MaterialDesignF.FIREPLACE),
    CLUSTER(MaterialDesignK.KUBERNETES),
    NETWORK(MaterialDesignI.IP_NETWORK),
    COMPUTER(MaterialDesignL.LAPTOP),
    NODE(MaterialDesignS.SERVER),
    NODES(MaterialDesignS.SERVER_NETWORK),
    KEY(MaterialDesignK.KEY_VARIANT),
    LOCK(MaterialDesignL.LOCK),
    CERTIFICATE(MaterialDesignC.CERTIFICATE),
    LINK(MaterialDesignO.OPEN_IN_NEW),
    GIT(MaterialDesignS.SOURCE_BRANCH),
    KIT(MaterialDesignL.LIFEBUOY),
    DOWNLOAD(MaterialDesignD.DOWNLOAD),
    UPLOAD(MaterialDesignD.DATABASE_IMPORT),
    SHIELD(MaterialDesignS.SHIELD_CHECK),
    UNTOUCHED(MaterialDesignH.HAND_BACK_RIGHT),
    LIST(MaterialDesignF.FORMAT_LIST_BULLETED),
    GRAPH(MaterialDesignG.GRAPH_OUTLINE),
    LOG(MaterialDesignT.TEXT),
    FILE(MaterialDesignF.FILE_DOCUMENT_OUTLINE),
    SPANNER(MaterialDesignW.WRENCH),
    SEALED(MaterialDesignS.SHIELD_KEY),
    BALANCE(MaterialDesignS.SCALE_BALANCE),
    ROUTES(MaterialDesignT.TRAFFIC_LIGHT),
    SYNC(MaterialDesignS.SOURCE_BRANCH_SYNC),
    LEAVING(MaterialDesignS.SERVER_REMOVE),
    PRACTICE(MaterialDesignS.SCHOOL),
    PREFERENCES(MaterialDesignC.COG),
    // What a button does.
    UNFOLD(MaterialDesignC.CHEVRON_DOWN),
    FOLD(MaterialDesignC.CHEVRON_UP),
    FIT(MaterialDesignF.FIT_TO_PAGE_OUTLINE),
    ZOOM_IN(MaterialDesignM.MAGNIFY_PLUS_OUTLINE),
    ZOOM_OUT(MaterialDesignM.MAGNIFY_MINUS_OUTLINE),
    FOLLOW(MaterialDesignC.CROSSHAIRS_GPS),
    SAVE(MaterialDesignC.CONTENT_SAVE_OUTLINE),
    SCRIPT(MaterialDesignC.CONSOLE),
    FINISH(MaterialDesignF.FLAG_CHECKERED),
    ADD(MaterialDesignP.PLUS),
    REMOVE(MaterialDesignM.MINUS),
    OPEN(MaterialDesignF.FOLDER_OPEN),
    BACK(MaterialDesignA.ARROW_LEFT),
    NEXT(MaterialDesignA.ARROW_RIGHT),
    RUN(MaterialDesignP.PLAY),
    STOP(MaterialDesignS.STOP),
    UNLOCK(MaterialDesignL.LOCK_OPEN),
    RETRY(MaterialDesignR.REFRESH),
    UNDO(MaterialDesignU.UNDO_VARIANT),
    REDO(MaterialDesignR.REDO_VARIANT),
    PROPOSE(MaterialDesignA.AUTO_FIX),
    COPY(MaterialDesignC.CONTENT_COPY),
    MORE(MaterialDesignD.DOTS_HORIZONTAL),
    SNAPSHOT(MaterialDesignC.CAMERA),
    UPGRADE(MaterialDesignA.ARROW_UP_BOLD),
    ADOPT(MaterialDesignS.SERVER_PLUS),
    DARK(MaterialDesignW.WEATHER_NIGHT),
    LIGHT(MaterialDesignW.WHITE_BALANCE_SUNNY);

    @SuppressWarnings("ImmutableEnumChecker") // every Ikon here is an enum constant
    private final Ikon ikon;

    Icon(Ikon ikon) {
        this.ikon = ikon;
    }


    /** A new picture, sized by the font and coloured by the text around it; more style classes may colour it otherwise. */
    public FontIcon picture(String... styleClasses) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }
}

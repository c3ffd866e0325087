// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import dev.hearth.ui.fx.Fonts;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The addresses of a subnet as cells, coloured by owner. Blocks that the plan decides can be dragged and resized by mouse or
 * keyboard: arrows move the cursor, with Shift the block under it, with Control and Shift its end.
 */
public final class SubnetMap extends Region {
    private static final StyleablePropertyFactory<SubnetMap> STYLES = new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Set<Owner.Kind> MOVABLE = EnumSet.of(Owner.Kind.VIP, Owner.Kind.POOL, Owner.Kind.TRAEFIK, Owner.Kind.DHCP);
    private static final Set<Owner.Kind> RESIZABLE = EnumSet.of(Owner.Kind.POOL, Owner.Kind.DHCP);

    private final Canvas canvas = new Canvas();
    private final Map<MapInk, StyleableProperty<Color>> inks = new EnumMap<>(MapInk.class);
    private final BiFunction<Ipv4, List<Owner>, String> describe;
    private final ReadOnlyStringWrapper description = new ReadOnlyStringWrapper("");
    private Optional<Claims> claims = Optional.empty();
    private Optional<AddressMap> map = Optional.empty();
    private Optional<MapPainter> painter = Optional.empty();
    private Optional<Held> held = Optional.empty();
    private BiConsumer<Owner, AddressRange> moved = (owner, range) -> {};
    private Runnable dropped = () -> {};
    private int cursor = -1;

    /** @param describe says an address and its owners in words */
    public SubnetMap(BiFunction<Ipv4, List<Owner>, String> describe) {
        this.describe = describe;
        for (MapInk ink : MapInk.values()) {
            StyleableProperty<Color> colour = STYLES.createStyleableColorProperty(this, ink.name(), ink.property(), map -> Objects.requireNonNull(map.inks.get(ink)), Color.GRAY);
            // another theme: what is drawn does not change by itself
            ((ObservableValue<?>) colour).subscribe(this::requestLayout);
            inks.put(ink, colour);
        }
        getStyleClass().add("subnet-map");
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(description);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(description);
        Tooltip.install(this, tip);
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> cellAt(event).ifPresent(this::dragTo));
        setOnMouseReleased(event -> drop());
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> moveCursor(isFocused() ? cursor : -1));
        setOnKeyPressed(this::key);
        setOnKeyReleased(event -> {
            if (event.getCode() == KeyCode.SHIFT) {
                drop();
            }
        });
        focusedProperty().addListener((all, was, is) -> moveCursor(is ? Math.max(cursor, 0) : -1));
    }

    /** @param listener hears what a block is dragged to, again and again while it moves */
    public void onMoved(BiConsumer<Owner, AddressRange> listener) {
        moved = listener;
    }

    /** @param listener hears that a block is where the user wants it, for now */
    public void onDropped(Runnable listener) {
        dropped = listener;
    }

    private void drop() {
        held = Optional.empty();
        dropped.run();
    }

    /** Shows these; empty while the subnet cannot be read. One that is too large for a map shows nothing too. */
    public void show(Optional<Claims> shown) {
        claims = shown.filter(some -> some.subnet().prefix() >= AddressMap.LARGEST);
        map = claims.map(AddressMap::of);
        cursor = Math.min(cursor, map.map(AddressMap::size).orElse(0) - 1);
        layoutChildren();
        describeCursor();
    }

    /** What the cell under pointer or cursor is, in words; empty for none. */
    public ReadOnlyStringProperty descriptionProperty() {
        return description.getReadOnlyProperty();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        painter = map.filter(some -> getWidth() > 0 && getHeight() > 0)
                .map(some -> new MapPainter(some, ink -> Objects.requireNonNull(inks.get(ink)).getValue(), getWidth(), getHeight()));
        paint();
    }

    private void paint() {
        if (painter.isEmpty()) {
            canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        }
        painter.ifPresent(some -> some.paint(canvas.getGraphicsContext2D(), cursor, Fonts.MONO));
    }

    private OptionalInt cellAt(MouseEvent event) {
        return painter.map(some -> some.grid().cell(
                (int) Math.floor((event.getX() - some.left()) / some.cell()), (int) Math.floor(event.getY() / some.cell())))
                .orElse(OptionalInt.empty());
    }

    private void press(MouseEvent event) {
        requestFocus();
        OptionalInt cell = cellAt(event);
        held = cell.isPresent() ? hold(cell.getAsInt(), true) : Optional.empty();
        cell.ifPresent(this::moveCursor);
    }

    private Optional<Held> hold(int cell, boolean ends) {
        Ipv4 address = map.orElseThrow().address(cell);
        return map.orElseThrow().owners(cell).stream().filter(owner -> MOVABLE.contains(owner.kind())).findFirst()
                .flatMap(owner -> claims.flatMap(some -> some.of(owner)).map(block -> new Held(owner,
                        ends && RESIZABLE.contains(owner.kind())
                                ? BlockMove.take(block, address) : new BlockMove(block, BlockMove.Grip.WHOLE, address))));
    }

    private void dragTo(int cell) {
        held.ifPresent(some -> {
            moved.accept(some.owner(), some.move().to(map.orElseThrow().address(cell), claims.orElseThrow().subnet().hosts()));
            moveCursor(cell);
        });
    }

    private void hover(MouseEvent event) {
        OptionalInt cell = cellAt(event);
        Optional<Held> under = cell.isEmpty() ? Optional.empty() : hold(cell.getAsInt(), true);
        setCursor(under.map(some -> switch (some.move().grip()) {
            case WHOLE -> Cursor.OPEN_HAND;
            case FIRST -> Cursor.W_RESIZE;
            case LAST -> Cursor.E_RESIZE;
        }).orElse(Cursor.DEFAULT));
        cell.ifPresent(this::moveCursor);
    }

    private void key(KeyEvent event) {
        int columns = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            default -> 0;
        };
        int rows = switch (event.getCode()) {
            case UP -> -1;
            case DOWN -> 1;
            default -> 0;
        };
        if ((columns == 0 && rows == 0) || painter.isEmpty()) {
            return;
        }
        event.consume();
        int target = painter.get().grid().moved(Math.max(cursor, 0), columns, rows);
        if (event.isShiftDown()) {
            held = hold(Math.max(cursor, 0), event.isControlDown());
            dragTo(target);
            held = Optional.empty();
        }
        moveCursor(target);
    }

    private void moveCursor(int cell) {
        cursor = cell;
        paint();
        describeCursor();
    }

    private void describeCursor() {
        description.set(map.filter(some -> cursor >= 0)
                .map(some -> describe.apply(some.address(cursor), some.owners(cursor))).orElse(""));
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }

    private record Held(Owner owner, BlockMove move) {}
}

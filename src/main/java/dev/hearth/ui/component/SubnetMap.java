// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The addresses of a subnet as cells, coloured by owner. Blocks that the plan decides can be dragged and resized by mouse or
 * keyboard: arrows move the cursor, with Shift the block under it, with Control and Shift its end. A large subnet is seen whole, or a
 * part of it closer.
 */
public final class SubnetMap extends Region {
    private static final StyleablePropertyFactory<SubnetMap> STYLES = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final Map<MapInk, StyleableProperty<Color>> inks = new EnumMap<>(MapInk.class);
    private final MapColours colours = new MapColours(ink -> Objects.requireNonNull(inks.get(ink)).getValue());
    private final MapWords words;
    private final MapSheet sheet;
    private final ReadOnlyStringWrapper description = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Zoom> zoom = new ReadOnlyObjectWrapper<>(Zoom.NONE);
    private Optional<Shown> shown = Optional.empty();
    private Optional<HeldBlock> held = Optional.empty();
    private BiConsumer<Owner, AddressRange> moved = (owner, range) -> {};
    private Runnable dropped = () -> {};
    private int cursor = -1;
    private int hovered = -1;
    /** Cell under the pointer when it was pressed, until it leaves that. */
    private int pressed = -1;

    /**
     * @param runs of the map, kept: they are drawn again and again
     * @param answering cells that answer
     */
    private record Shown(Claims claims, AddressMap map, List<AddressMap.Run> runs, List<Integer> answering, MapWindow window) {
        Shown in(MapWindow other) {
            return new Shown(claims, map, runs, answering, other);
        }
    }

    /** What can be seen closer, and what from further away. */
    public record Zoom(boolean in, boolean out) {
        static final Zoom NONE = new Zoom(false, false);

        public boolean any() {
            return in || out;
        }
    }

    public SubnetMap(MapWords words) {
        this.words = words;
        for (MapInk ink : MapInk.values()) {
            StyleableProperty<Color> colour = STYLES.createStyleableColorProperty(this, ink.name(), ink.property(), map -> Objects.requireNonNull(map.inks.get(ink)), Color.GRAY);
            // another theme: what is drawn does not change by itself
            ((ObservableValue<?>) colour).subscribe(this::requestLayout);
            inks.put(ink, colour);
        }
        sheet = new MapSheet(words, colours, first -> shown.ifPresent(some -> look(some.window().from(first))));
        getStyleClass().add("subnet-map");
        getChildren().add(sheet);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(description.map(said -> said.isEmpty() ? words.name() : said));
        // Addresses grow to the right in every language.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> drop());
        setOnMouseMoved(event -> hover(at(event)));
        setOnMouseExited(event -> hover(OptionalInt.empty()));
        setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
        setOnKeyReleased(event -> {
            if (event.getCode() == KeyCode.SHIFT) {
                drop();
            }
        });
        focusedProperty().addListener((all, was, is) -> mark());
    }

    /** @param listener hears what a block is dragged to, again and again while it moves */
    public void onMoved(BiConsumer<Owner, AddressRange> listener) {
        moved = listener;
    }

    /** @param listener hears that a block is where the user wants it, for now */
    public void onDropped(Runnable listener) {
        dropped = listener;
    }

    /**
     * Shows these; empty while the subnet cannot be read. One that is too large for a map shows nothing too.
     *
     * @param seen addresses that answer
     */
    public void show(Optional<Claims> claims, Set<Ipv4> seen) {
        Optional<Shown> before = shown;
        shown = claims.filter(some -> some.subnet().prefix() >= AddressMap.LARGEST).map(some -> {
            AddressMap map = AddressMap.of(some);
            return new Shown(some, map, map.runs(), seen.stream().flatMap(address -> map.cell(address).stream()).toList(), before.filter(old -> old.map().subnet().equals(some.subnet()))
                    .map(Shown::window).orElseGet(() -> MapWindow.whole(some.subnet())));
        });
        cursor = Math.min(cursor, cells() - 1);
        hovered = Math.min(hovered, cells() - 1);
        paint();
    }

    /** What the cell under the pointer or else the cursor is, in words; empty for none. */
    public ReadOnlyStringProperty descriptionProperty() {
        return description.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Zoom> zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** Closer to the cursor, or to the middle of what is seen; or further away from it. */
    public void zoom(boolean in) {
        shown.ifPresent(some -> {
            MapWindow window = some.window();
            look(window.zoomed(in, window.shows(cursor) ? cursor : window.first() + window.grid().cells() / 2));
        });
    }

    public void whole() {
        shown.ifPresent(some -> look(MapWindow.whole(some.map().subnet())));
    }

    /** Where an address is that is seen, in this map's own pixels. */
    Optional<Point2D> centreOf(Ipv4 address) {
        return shown.flatMap(some -> some.map().cell(address)).filter(cell -> shown.orElseThrow().window().shows(cell)).flatMap(sheet::centre);
    }

    int cellsSeen() {
        return shown.map(some -> some.window().grid().cells()).orElse(0);
    }

    @Override
    protected void layoutChildren() {
        sheet.resizeRelocate(0, 0, getWidth(), getHeight());
        paint();
    }

    private void paint() {
        shown.ifPresentOrElse(some -> sheet.paint(some.map(), some.runs(), some.answering(), some.window()), sheet::clear);
        zoom.set(shown.map(some -> new Zoom(!some.window().closest(), !some.window().whole())).orElse(Zoom.NONE));
        mark();
    }

    /** What follows the pointer and the cursor: nothing else is drawn again. */
    private void mark() {
        int at = isFocused() ? cursor : -1;
        sheet.mark(at, hovered);
        int told = hovered >= 0 ? hovered : at;
        description.set(shown.filter(some -> told >= 0)
                .map(some -> words.cell(some.map().address(told), some.map().owners(told))).orElse(""));
    }

    private void look(MapWindow window) {
        shown = shown.map(some -> some.in(window));
        paint();
    }

    /** Where a cell is smaller than the point that marks its owner, all of the point is the cell. */
    private OptionalInt at(MouseEvent event) {
        OptionalInt there = sheet.at(event.getX(), event.getY());
        if (there.isEmpty() || shown.isEmpty() || !sheet.points() || shown.get().map().owner(there.getAsInt()).isPresent()) {
            return there;
        }
        AddressMap map = shown.get().map();
        int columns = shown.get().window().grid().columns();
        OptionalInt marked = IntStream.of(-1, 1, -columns, columns, -columns - 1, -columns + 1, columns - 1, columns + 1).map(by -> there.getAsInt() + by)
                .filter(cell -> cell >= 0 && cell < map.size() && map.owner(cell).isPresent()).findFirst();
        return marked.isPresent() ? marked : there;
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressed = sheet.nearest(event.getX(), event.getY());
        OptionalInt cell = at(event);
        held = cell.isPresent() ? hold(cell.getAsInt(), true) : Optional.empty();
        cell.ifPresent(this::moveCursor);
        // A part that scrolls would take the focus.
        event.consume();
    }

    private Optional<HeldBlock> hold(int cell, boolean ends) {
        return shown.flatMap(some -> HeldBlock.take(some.map(), some.claims(), cell, ends));
    }

    private void drag(MouseEvent event) {
        // A hand that trembles drags nothing.
        if (held.isPresent() && sheet.nearest(event.getX(), event.getY()) != pressed) {
            pressed = -1;
            hovered = -1;
            int beyond = sheet.beyond(event.getY());
            shown.filter(some -> beyond != 0).ifPresent(some -> look(some.window().scrolled(beyond)));
            dragTo(sheet.nearest(event.getX(), event.getY()));
        }
    }

    private void dragTo(int cell) {
        shown.ifPresent(some -> held.ifPresent(block -> {
            moved.accept(block.owner(), block.to(some.map().address(cell), some.claims()));
            moveCursor(cell);
        }));
    }

    private void drop() {
        held = Optional.empty();
        dropped.run();
    }

    private void hover(OptionalInt cell) {
        hovered = cell.orElse(-1);
        setCursor(cell.isEmpty() ? Cursor.DEFAULT : hold(cell.getAsInt(), true).map(block -> switch (block.move().grip()) {
            case WHOLE -> Cursor.MOVE;
            case FIRST -> Cursor.W_RESIZE;
            case LAST -> Cursor.E_RESIZE;
        }).orElse(Cursor.DEFAULT));
        mark();
    }

    /** With Control closer and away; else along a part that is seen, until its end is reached. */
    private void scroll(ScrollEvent event) {
        shown.filter(some -> some.window().large() && event.getDeltaY() != 0).ifPresent(some -> {
            MapWindow window = some.window();
            MapWindow next = event.isShortcutDown() ? window.zoomed(event.getDeltaY() > 0, sheet.nearest(event.getX(), event.getY()))
                    : window.scrolled(event.getDeltaY() > 0 ? -1 : 1);
            if (event.isShortcutDown() || !next.equals(window)) {
                event.consume();
                look(next);
                hover(sheet.at(event.getX(), event.getY()));
            }
        });
    }

    private void key(KeyEvent event) {
        if (shown.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoom(true);
            case MINUS, SUBTRACT -> zoom(false);
            default -> {
                OptionalInt target = MapKeys.target(event, shown.get().window(), Math.max(cursor, 0));
                if (target.isEmpty()) {
                    return;
                }
                go(target.getAsInt(), event);
            }
        }
        event.consume();
    }

    private void go(int target, KeyEvent event) {
        hovered = -1;
        if (event.isShiftDown()) {
            held = hold(Math.max(cursor, 0), event.isShortcutDown());
            dragTo(target);
            held = Optional.empty();
        }
        moveCursor(target);
    }

    private void moveCursor(int cell) {
        cursor = cell;
        MapWindow window = shown.map(some -> some.window().showing(cell)).orElseThrow();
        if (shown.filter(some -> !some.window().equals(window)).isPresent()) {
            look(window);
        } else {
            mark();
        }
    }

    private int cells() {
        return shown.map(some -> some.map().size()).orElse(0);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }
}

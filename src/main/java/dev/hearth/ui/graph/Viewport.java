// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

/**
 * A window on a sheet that may be larger. Shows it in the size it is designed in, and goes to what is revealed, until the user
 * zooms or pans or wants to see all of it.
 */
final class Viewport extends Region {
    private static final double SMALLEST = 0.35;
    private static final double LARGEST = 2;
    /** So much is seen on both sides of what is revealed: where it comes from and where it goes. */
    private static final double AROUND = 170;

    private enum Mode {
        READABLE,
        WHOLE,
        FREE
    }

    private final Pane sheet;
    private final Affine transform = new Affine();
    private final ReadOnlyDoubleWrapper left = new ReadOnlyDoubleWrapper();
    private Mode mode = Mode.READABLE;
    private Bounds revealed = new BoundingBox(0, 0, 0, 0);
    private double dragX;
    private double dragY;

    Viewport(Pane sheet) {
        this.sheet = sheet;
        sheet.getTransforms().add(transform);
        sheet.setManaged(false);
        getChildren().add(sheet);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        ChangeListener<Object> refit = (property, was, is) -> refit();
        widthProperty().addListener(refit);
        heightProperty().addListener(refit);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            dragX = press.getX() - transform.getTx();
            dragY = press.getY() - transform.getTy();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, drag -> {
            setCursor(Cursor.CLOSED_HAND);
            mode = Mode.FREE;
            move(drag.getX() - dragX, drag.getY() - dragY);
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, release -> setCursor(Cursor.DEFAULT));
    }

    private void scroll(ScrollEvent scroll) {
        if (scroll.isShortcutDown()) {
            zoom(scroll.getDeltaY() > 0 ? 1.15 : 1 / 1.15, scroll.getX(), scroll.getY());
        } else {
            mode = Mode.FREE;
            move(transform.getTx() + scroll.getDeltaX(), transform.getTy() + scroll.getDeltaY());
        }
        scroll.consume();
    }

    /** Shows the whole sheet, however small its texts get. */
    void whole() {
        mode = Mode.WHOLE;
        refit();
    }

    /** Places the sheet anew, as its size or the window's has changed. */
    void refit() {
        if (mode == Mode.READABLE) {
            scale(1);
            move(0, 0);
            reveal(revealed);
        } else if (mode == Mode.WHOLE) {
            scale(Math.clamp(Math.min(getWidth() / sheet.getPrefWidth(), getHeight() / sheet.getPrefHeight()), SMALLEST, 1));
            move(transform.getTx(), transform.getTy());
        }
    }

    void zoom(double factor) {
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    /** Keeps the point of the sheet that is at this place where it is. */
    private void zoom(double factor, double x, double y) {
        mode = Mode.FREE;
        double was = transform.getMxx();
        double is = Math.clamp(was * factor, SMALLEST, LARGEST);
        double tx = x - (x - transform.getTx()) * is / was;
        double ty = y - (y - transform.getTy()) * is / was;
        scale(is);
        move(tx, ty);
    }

    /** Moves as little as needed to see this part of the sheet and what is beside it. */
    void reveal(Bounds part) {
        revealed = part;
        Bounds seen = transform.transform(part);
        double around = Math.max(0, Math.min(AROUND * scale(), (getWidth() - seen.getWidth()) / 2));
        double dx = shift(seen.getMinX() - around, seen.getMaxX() + around, getWidth());
        // The first lane's name is at the top: as much of that is seen as can be.
        double dy = mode == Mode.READABLE ? Math.min(0, getHeight() - part.getMaxY() * scale()) - transform.getTy() : shift(seen.getMinY(), seen.getMaxY(), getHeight());
        if (dx != 0 || dy != 0) {
            move(transform.getTx() + dx, transform.getTy() + dy);
        }
    }

    private static double shift(double from, double to, double size) {
        return from < 0 ? -from : to > size ? size - to : 0;
    }

    /** The leftmost place of the sheet that is seen. */
    ReadOnlyDoubleProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    double scale() {
        return transform.getMxx();
    }

    private void scale(double scale) {
        transform.setMxx(scale);
        transform.setMyy(scale);
    }

    /** Never past an edge; what is smaller than the window stands in its middle. */
    private void move(double tx, double ty) {
        double width = sheet.getPrefWidth() * transform.getMxx();
        double height = sheet.getPrefHeight() * transform.getMxx();
        transform.setTx(width <= getWidth() ? (getWidth() - width) / 2 : Math.clamp(tx, getWidth() - width, 0));
        left.set(Math.max(0, -transform.getTx() / scale()));
        transform.setTy(height <= getHeight() ? (getHeight() - height) / 2 : Math.clamp(ty, getHeight() - height, 0));
    }

    @Override
    protected void layoutChildren() {
        sheet.resizeRelocate(0, 0, sheet.getPrefWidth(), sheet.getPrefHeight());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

/** A window on a sheet that may be larger: fits it until the user zooms or pans. */
final class Viewport extends Region {
    private static final double SMALLEST = 0.35;
    private static final double LARGEST = 2;
    /** Fitting makes nothing larger than it is designed, and no text too small to read. */
    private static final double FIT_SMALLEST = 0.68;

    private final Pane sheet;
    private final Affine transform = new Affine();
    private boolean fits = true;
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
        ChangeListener<Object> refit = (property, was, is) -> {
            if (fits) {
                fit();
            }
        };
        widthProperty().addListener(refit);
        heightProperty().addListener(refit);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            dragX = press.getX() - transform.getTx();
            dragY = press.getY() - transform.getTy();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, drag -> {
            setCursor(Cursor.CLOSED_HAND);
            fits = false;
            move(drag.getX() - dragX, drag.getY() - dragY);
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, release -> setCursor(Cursor.DEFAULT));
    }

    private void scroll(ScrollEvent scroll) {
        if (scroll.isShortcutDown()) {
            zoom(scroll.getDeltaY() > 0 ? 1.15 : 1 / 1.15, scroll.getX(), scroll.getY());
        } else {
            fits = false;
            move(transform.getTx() + scroll.getDeltaX(), transform.getTy() + scroll.getDeltaY());
        }
        scroll.consume();
    }

    /** Shows the whole sheet, or as much of it as stays readable. */
    void fit() {
        fits = true;
        double scale = Math.min(getWidth() / sheet.getPrefWidth(), getHeight() / sheet.getPrefHeight());
        scale(Math.clamp(scale, FIT_SMALLEST, 1));
        double x = (getWidth() - sheet.getPrefWidth() * transform.getMxx()) / 2;
        double y = (getHeight() - sheet.getPrefHeight() * transform.getMxx()) / 2;
        move(Math.max(0, x), Math.max(0, y));
    }

    void zoom(double factor) {
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    /** Keeps the point of the sheet that is at this place where it is. */
    private void zoom(double factor, double x, double y) {
        fits = false;
        double was = transform.getMxx();
        double is = Math.clamp(was * factor, SMALLEST, LARGEST);
        double tx = x - (x - transform.getTx()) * is / was;
        double ty = y - (y - transform.getTy()) * is / was;
        scale(is);
        move(tx, ty);
    }

    /** Moves as little as needed to see this part of the sheet. */
    void reveal(Bounds part) {
        Bounds seen = transform.transform(part);
        double dx = shift(seen.getMinX(), seen.getMaxX(), getWidth());
        double dy = shift(seen.getMinY(), seen.getMaxY(), getHeight());
        if (dx != 0 || dy != 0) {
            move(transform.getTx() + dx, transform.getTy() + dy);
        }
    }

    private static double shift(double from, double to, double size) {
        double margin = 12;
        return from < 0 ? margin - from : to > size ? size - margin - to : 0;
    }

    double scale() {
        return transform.getMxx();
    }

    private void scale(double scale) {
        transform.setMxx(scale);
        transform.setMyy(scale);
    }

    /** Never so far that nothing is left to see. */
    private void move(double tx, double ty) {
        double width = sheet.getPrefWidth() * transform.getMxx();
        double height = sheet.getPrefHeight() * transform.getMxx();
        transform.setTx(Math.clamp(tx, Math.min(0, getWidth() - width), Math.max(0, getWidth() - width)));
        transform.setTy(Math.clamp(ty, Math.min(0, getHeight() - height), Math.max(0, getHeight() - height)));
    }

    @Override
    protected void layoutChildren() {
        sheet.resizeRelocate(0, 0, sheet.getPrefWidth(), sheet.getPrefHeight());
    }
}

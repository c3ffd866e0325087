// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Cells that are too many to be drawn one by one: written as pixels into one buffer, which is kept for as long as its size stays. Where
 * owners collide, the owner's colour and that of conflicts alternate.
 */
final class MapPixels {
    /** A single address is seen at least so large, in pixels, also where a cell is smaller. */
    static final int SMALLEST = 3;
    private static final int HATCH = 3;

    private int width;
    private int height;
    private int[] pixels = {};
    private int[] plain = {};
    private int[] hatched = {};
    private int[] columns = {};
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable WritableImage image;

    /** @param scale pixels of the screen to one of the window's */
    Image paint(List<AddressMap.Run> runs, MapPlace place, MapColours colours, double scale) {
        int wide = Math.max(1, (int) Math.round(place.width() * scale));
        int high = Math.max(1, (int) Math.round(place.height() * scale));
        WritableImage shown = image == null || wide != width || high != height ? allocate(wide, high) : image;
        colour(runs, place.window(), colours);
        sample(place, scale);
        if (place.cell() * scale < SMALLEST) {
            points(runs, place, colours, scale);
        }
        if (buffer != null) {
            buffer.updateBuffer(all -> null);
        }
        return shown;
    }

    private WritableImage allocate(int wide, int high) {
        width = wide;
        height = high;
        pixels = new int[wide * high];
        columns = new int[wide];
        buffer = new PixelBuffer<>(wide, high, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        WritableImage made = new WritableImage(buffer);
        image = made;
        return made;
    }

    private void colour(List<AddressMap.Run> runs, MapWindow window, MapColours colours) {
        int cells = window.grid().cells();
        if (plain.length != cells) {
            plain = new int[cells];
            hatched = new int[cells];
        }
        for (AddressMap.Run run : runs) {
            int from = Math.max(run.start() - window.first(), 0);
            int to = Math.min(run.start() + run.length() - window.first(), cells);
            if (from < to) {
                int fill = colours.argb(MapColours.of(run));
                Arrays.fill(plain, from, to, fill);
                Arrays.fill(hatched, from, to, run.conflict() ? colours.argb(MapInk.CONFLICT) : fill);
            }
        }
    }

    private void sample(MapPlace place, double scale) {
        int perRow = place.window().grid().columns();
        for (int x = 0; x < width; x++) {
            columns[x] = index(x / scale, place, perRow);
        }
        int rows = place.window().grid().rows();
        for (int y = 0; y < height; y++) {
            int row = index(y / scale, place, rows);
            int line = y * width;
            if (row < 0) {
                Arrays.fill(pixels, line, line + width, 0);
            } else {
                row(line, y, row * perRow);
            }
        }
    }

    private void row(int line, int y, int start) {
        for (int x = 0; x < width; x++) {
            int column = columns[x];
            pixels[line + x] = column < 0 ? 0 : (x + y) / HATCH % 2 == 0 ? hatched[start + column] : plain[start + column];
        }
    }

    /** Which row or column is there; negative for a gap. */
    private static int index(double at, MapPlace place, int most) {
        int index = Math.min((int) (at / place.cell()), most - 1);
        return at - index * place.cell() >= place.side() ? -1 : index;
    }

    private void points(List<AddressMap.Run> runs, MapPlace place, MapColours colours, double scale) {
        int size = (int) Math.round(SMALLEST * scale);
        for (AddressMap.Run run : runs) {
            if (run.length() == 1 && run.owner().isPresent() && place.window().shows(run.start())) {
                int x = corner(place.x(run.start()) - place.left(), place.cell(), scale, width, size);
                int y = corner(place.y(run.start()) - place.top(), place.cell(), scale, height, size);
                int fill = colours.argb(run.conflict() ? MapInk.CONFLICT : MapColours.of(run));
                for (int line = y; line < y + size; line++) {
                    Arrays.fill(pixels, line * width + x, line * width + x + size, fill);
                }
            }
        }
    }

    private static int corner(double at, double cell, double scale, int room, int size) {
        return Math.clamp(Math.round((at + cell / 2) * scale - size / 2.0), 0, Math.max(0, room - size));
    }
}

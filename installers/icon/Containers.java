// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the PNG icons into one .ico (Windows, since Vista) and one .icns (macOS, since 10.7): both hold PNG files as they are. */
final class Containers {
    private static final int[] ICO = {16, 32, 48, 256};
    /** Types of Apple's icns container with the pixels that each has. */
    private static final Object[][] ICNS = {{"icp4", 16}, {"icp5", 32}, {"ic07", 128}, {"ic08", 256}, {"ic09", 512}};

    private Containers() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of("hearth.ico"), ico());
        Files.write(Path.of("hearth.icns"), icns());
    }

    private static byte[] png(int size) throws IOException {
        return Files.readAllBytes(Path.of("hearth-" + size + ".png"));
    }

    private static byte[] ico() throws IOException {
        int offset = 6 + 16 * ICO.length;
        ByteBuffer head = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) ICO.length);
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        for (int size : ICO) {
            byte[] png = png(size);
            // 0 stands for 256
            head.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(offset + pictures.size());
            pictures.writeBytes(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.array());
        all.writeBytes(pictures.toByteArray());
        return all.toByteArray();
    }

    private static byte[] icns() throws IOException {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        for (Object[] kind : ICNS) {
            byte[] png = png((int) kind[1]);
            DataOutputStream entry = new DataOutputStream(inside);
            entry.writeBytes((String) kind[0]);
            entry.writeInt(png.length + 8);
            entry.write(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        out.writeBytes("icns");
        out.writeInt(inside.size() + 8);
        out.write(inside.toByteArray());
        return all.toByteArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeKitsTest {
    private static final Secret PASSPHRASE = Secret.of("canary pässphrase");
    private static final Map<String, Secret> FILES = Map.of("sealing-keys.yaml", Secret.of("canary: 1\n"), "README.txt", Secret.of("Guten Tag\n"));

    @TempDir
    Path folder;

    @Test
    void aKitComesBackWithItsPassphraseAndWithNoOther() throws Exception {
        AgeKits kits = new AgeKits(folder, 10);
        Path file = Path.of("~/home.kit.age");
        assertFalse(kits.exists(file));
        assertEquals(Optional.empty(), kits.read(file, PASSPHRASE));
        kits.write(file, PASSPHRASE, FILES);
        assertTrue(kits.exists(file));
        assertEquals(Optional.of(FILES), kits.read(file, PASSPHRASE));

        Path place = folder.resolve("home.kit.age");
        String bytes = Files.readString(place, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.startsWith("age-encryption.org/v1\n-> scrypt "));
        assertFalse(bytes.contains("canary") || bytes.contains("sealing-keys"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));

        ProblemException wrong = assertThrows(ProblemException.class, () -> kits.read(file, Secret.of("another")));
        assertEquals(ProblemCode.KIT_PASSPHRASE_WRONG, wrong.problem().code());
        assertFalse(told(wrong).contains("canary"));

        byte[] content = Files.readAllBytes(place);
        content[content.length - 3] ^= 1;
        Files.write(place, content);
        assertEquals(ProblemCode.KIT_UNREADABLE, assertThrows(ProblemException.class, () -> kits.read(file, PASSPHRASE)).problem().code());
        assertEquals(List.of(place), list());
    }

    @Test
    void theWorkIsThatOfAgeItself() throws Exception {
        new AgeKits(folder).write(Path.of("~/kit.age"), PASSPHRASE, FILES);
        String second = Files.readString(folder.resolve("kit.age"), StandardCharsets.ISO_8859_1).split("\n", -1)[1];
        assertTrue(second.matches("-> scrypt [A-Za-z0-9+/]{22} 18"), second);
    }

    /** Deriving a key takes seconds on a busy machine, and a run opens its kit again and again. */
    @Test
    void aKeyIsDerivedOnceForTheSamePassphraseSaltAndWork() throws Exception {
        List<Integer> derived = new java.util.ArrayList<>();
        Scrypt scrypt = new Scrypt((passphrase, salt, work) -> {
            derived.add(work);
            return new byte[] {salt[0], (byte) work, passphrase.reveal()[0]};
        });
        byte[] salt = {1};
        assertArrayEquals(new byte[] {1, 10, 'a'}, scrypt.key(Secret.of("a"), salt, 10));
        scrypt.key(Secret.of("a"), salt, 10)[0] = 9;
        assertArrayEquals(new byte[] {1, 10, 'a'}, scrypt.key(Secret.of("a"), salt, 10), "what was handed out is wiped by others");
        assertEquals(List.of(10), derived);
        assertArrayEquals(new byte[] {1, 10, 'b'}, scrypt.key(Secret.of("b"), salt, 10));
        assertArrayEquals(new byte[] {2, 10, 'b'}, scrypt.key(Secret.of("b"), new byte[] {2}, 10));
        assertArrayEquals(new byte[] {2, 11, 'b'}, scrypt.key(Secret.of("b"), new byte[] {2}, 11));
        assertEquals(List.of(10, 10, 10, 11), derived);
    }

    @Test
    void anOldKitIsReplacedWholeOrNotAtAll() throws Exception {
        AgeKits kits = new AgeKits(folder, 10);
        Path file = folder.resolve("kit.age");
        Files.writeString(file, "old");
        kits.write(file, PASSPHRASE, FILES);
        assertEquals(Optional.of(FILES), kits.read(file, PASSPHRASE));
        Path nowhere = folder.resolve("missing/kit.age");
        ProblemException thrown = assertThrows(ProblemException.class, () -> kits.write(nowhere, PASSPHRASE, FILES));
        assertEquals(ProblemCode.KIT_UNWRITABLE, thrown.problem().code());
        assertEquals(nowhere.toString(), thrown.problem().args().get("path"));
        assertFalse(told(thrown).contains("canary"));
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("inside"), "");
        assertEquals(ProblemCode.KIT_UNWRITABLE, assertThrows(ProblemException.class, () -> kits.write(taken, PASSPHRASE, FILES)).problem().code());
        assertEquals(List.of(file, taken), list());
    }

    @Test
    void whatIsNoKitIsSaidToBeNone() throws Exception {
        AgeKits kits = new AgeKits(folder, 10);
        Path file = folder.resolve("kit.age");
        for (String text : List.of("", "canary", "age-encryption.org/v1\n", "PK\3\4 a zip in the clear")) {
            Files.writeString(file, text);
            ProblemException thrown = assertThrows(ProblemException.class, () -> kits.read(file, PASSPHRASE), text);
            assertEquals(ProblemCode.KIT_UNREADABLE, thrown.problem().code(), text);
        }
    }

    /** age's own test kit: what its authors say of each file. */
    @ParameterizedTest
    @ValueSource(strings = {"scrypt", "scrypt_bad_tag", "scrypt_double", "scrypt_extra_argument", "scrypt_not_canonical_salt", "scrypt_salt_long",
            "scrypt_salt_short", "scrypt_work_factor_23", "scrypt_work_factor_hex", "scrypt_work_factor_leading_plus", "scrypt_work_factor_zero",
            "scrypt_work_factor_wrong", "scrypt_and_x25519", "scrypt_uppercase", "scrypt_long_file_key"})
    void theVectorsOfAgeEndAsTheySay(String name) throws Exception {
        byte[] whole = resource(name);
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("\n\n") + 2;
        String head = text.substring(0, start);
        byte[] file = Arrays.copyOfRange(whole, start, whole.length);
        if (head.contains("expect: success")) {
            String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(open(file)));
            assertTrue(head.contains("payload: " + sum), sum);
        } else {
            assertThrows(GeneralSecurityException.class, () -> open(file), head);
        }
    }

    private static byte[] open(byte[] file) throws GeneralSecurityException, IOException {
        try (ReadableByteChannel plain = new StandardDecryptingChannelFactory()
                .newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(file)), List.of(new Passphrase(Secret.of("password"))))) {
            return Channels.newInputStream(plain).readAllBytes();
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(AgeKitsTest.class.getResourceAsStream("/age/" + name))) {
            return in.readAllBytes();
        }
    }

    private static String told(Throwable thrown) {
        java.io.StringWriter out = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(out));
        return out.toString();
    }

    private List<Path> list() throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}

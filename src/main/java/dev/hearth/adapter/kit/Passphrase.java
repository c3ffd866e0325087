// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kit;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.EncryptedFileKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyDecryptorFactory;
import com.exceptionfactory.jagged.framework.crypto.FileKeyEncryptorFactory;
import com.password4j.ScryptFunction;
import dev.hearth.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.crypto.AEADBadTagException;

/**
 * age's recipient of the type scrypt (age-encryption.org/v1, "The scrypt recipient type"): the file's key, wrapped with a key that
 * scrypt derives from the passphrase.
 */
final class Passphrase implements RecipientStanzaWriter, RecipientStanzaReader {
    private static final String TYPE = "scrypt";
    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    /** As age itself: about a second, 256 MiB. */
    static final int WORK = 18;
    /** The most that is accepted: a foreign file must not take all memory. */
    private static final int MOST_WORK = 20;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK = 8;

    private final Secret passphrase;
    private final int work;
    private final Scrypt.Derivation derivation;

    Passphrase(Secret passphrase) {
        this(passphrase, WORK, Passphrase::derived);
    }

    /** @param work the logarithm of scrypt's N for what is written, 1 to 20 */
    Passphrase(Secret passphrase, int work, Scrypt.Derivation derivation) {
        this.passphrase = passphrase;
        this.work = work;
        this.derivation = derivation;
    }

    /** The header was made for a passphrase and this is not the one, or it was changed. */
    static final class WrongException extends GeneralSecurityException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Iterable<RecipientStanza> getRecipientStanzas(FileKey fileKey) throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        EncryptedFileKey wrapped = new FileKeyEncryptorFactory().newFileKeyEncryptor().getEncryptedFileKey(fileKey, key(salt, work));
        String text = new String(CanonicalBase64.getEncoder().encode(salt), StandardCharsets.US_ASCII);
        return List.of(new Stanza(List.of(text, String.valueOf(work)), wrapped.getEncoded()));
    }

    @Override
    public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
        Iterator<RecipientStanza> all = stanzas.iterator();
        RecipientStanza stanza = all.hasNext() ? all.next() : new Stanza(List.of(), new byte[0]);
        // The specification: with a passphrase there is no other recipient, or a recipient could have made the file.
        if (all.hasNext() || !stanza.getType().equals(TYPE) || stanza.getArguments().size() != 2) {
            throw new GeneralSecurityException("not one passphrase alone");
        }
        byte[] salt = salt(stanza.getArguments().getFirst());
        int asked = work(stanza.getArguments().getLast());
        if (stanza.getBody().length != KEY_BYTES) {
            throw new GeneralSecurityException("a wrapped key of " + stanza.getBody().length + " bytes");
        }
        try {
            return new FileKeyDecryptorFactory().newFileKeyDecryptor().getFileKey(new EncryptedFileKey(stanza.getBody()), key(salt, asked));
        } catch (AEADBadTagException e) {
            throw new WrongException();
        }
    }

    private static byte[] salt(String text) throws GeneralSecurityException {
        try {
            byte[] salt = CanonicalBase64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
            if (salt.length == SALT_BYTES) {
                return salt;
            }
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the salt is no base64", e);
        }
        throw new GeneralSecurityException("a salt of another length");
    }

    private static int work(String text) throws GeneralSecurityException {
        if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > MOST_WORK) {
            throw new GeneralSecurityException("the work factor is not 1 to " + MOST_WORK);
        }
        return Integer.parseInt(text);
    }

    private CipherKey key(byte[] salt, int logarithm) throws GeneralSecurityException {
        return new CipherKey(derivation.key(passphrase, salt, logarithm));
    }

    static byte[] derived(Secret passphrase, byte[] salt, int logarithm) throws GeneralSecurityException {
        byte[] salted = Arrays.copyOf(LABEL, LABEL.length + salt.length);
        System.arraycopy(salt, 0, salted, LABEL.length, salt.length);
        byte[] plain = passphrase.reveal();
        try {
            return ScryptFunction.getInstance(1 << logarithm, BLOCK, 1, KEY_BYTES).scrypt(plain, salted, KEY_BYTES);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static final class Stanza implements RecipientStanza {
        private final List<String> arguments;
        private final byte[] body;

        Stanza(List<String> arguments, byte[] body) {
            this.arguments = arguments;
            this.body = body;
        }

        @Override
        public String getType() {
            return arguments.isEmpty() ? "" : TYPE;
        }

        @Override
        public List<String> getArguments() {
            return arguments;
        }

        @Override
        public byte[] getBody() {
            return body.clone();
        }
    }
}

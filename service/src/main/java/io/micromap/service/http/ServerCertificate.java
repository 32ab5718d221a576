package io.micromap.service.http;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificate that a service shows over TLS, with its key. */
public final class ServerCertificate {

  private static final String PROTOCOL = "TLS";
  private static final String ENTRY = "micromap";
  private static final char[] NO_PASSWORD = {};

  /** A certificate in PEM; a key that stands in the same file is passed over. */
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /**
   * A text of a file.
   *
   * @param file its name, for messages
   * @param text what it holds
   */
  public record Pem(String file, String text) {

    MicromapException refusal(String fault, String expected, Exception cause) {
      return new MicromapException(
          ErrorCode.BAD_VALUE, file + ": " + fault + ". Expected " + expected + ".", cause);
    }

    MicromapException refusal(String fault, String expected) {
      return new MicromapException(
          ErrorCode.BAD_VALUE, file + ": " + fault + ". Expected " + expected + ".");
    }
  }

  /**
   * A certificate and its key.
   *
   * @param certificates the service's own first, then those that lead to its issuer
   * @param key PKCS #8, not encrypted
   * @throws MicromapException with {@link ErrorCode#BAD_VALUE} if one of them cannot be read, is
   *     out of date, or does not belong to the other; no message holds anything of the key
   */
  public static ServerCertificate of(Pem certificates, Pem key) {
    List<X509Certificate> chain = chain(certificates);
    X509Certificate own = chain.get(0);
    PrivateKey belonging = PemKey.of(key, chain);
    try {
      own.checkValidity();
    } catch (CertificateException e) {
      throw certificates.refusal(
          "the certificate is out of date: it is valid from "
              + own.getNotBefore().toInstant()
              + " to "
              + own.getNotAfter().toInstant(),
          "one that is valid now",
          e);
    }
    requireChain(certificates, chain);
    return new ServerCertificate(chain, belonging);
  }

  private static void requireChain(Pem certificates, List<X509Certificate> chain) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      try {
        chain.get(i).verify(chain.get(i + 1).getPublicKey());
      } catch (GeneralSecurityException e) {
        throw certificates.refusal(
            "certificate " + (i + 1) + " is not signed with the key of certificate " + (i + 2),
            "the service's own first, then each one's issuer, and no other",
            e);
      }
    }
  }

  private static List<X509Certificate> chain(Pem pem) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Matcher each = CERTIFICATE.matcher(pem.text()); each.find(); ) {
        byte[] bytes = each.group().getBytes(StandardCharsets.UTF_8);
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
      }
    } catch (CertificateException e) {
      throw pem.refusal(
          "holds no certificate that can be read (" + FirstLine.of(e) + ")", expected(), e);
    }
    if (chain.isEmpty()) {
      throw pem.refusal("holds no certificate", expected());
    }
    return List.copyOf(chain);
  }

  private static String expected() {
    return "PEM, '-----BEGIN CERTIFICATE-----', the service's own first";
  }

  /** What a server needs. */
  SSLContext server() {
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry(ENTRY, key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a client needs that trusts this certificate and no other. */
  public SSLContext client() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry(ENTRY, chain.get(0));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

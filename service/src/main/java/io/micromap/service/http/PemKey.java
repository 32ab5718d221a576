package io.micromap.service.http;

import io.micromap.service.http.ServerCertificate.Pem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the private key of a certificate. */
final class PemKey {

  private static final String EXPECTED =
      "PKCS #8 in PEM, '-----BEGIN PRIVATE KEY-----', not encrypted;"
          + " 'openssl pkcs8 -topk8 -nocrypt -in KEY' makes it";

  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** The algorithm of keys on curves, of which Java knows some. */
  private static final String CURVES = "EC";

  /** How a key signs, by its algorithm. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", CURVES, "SHA256withECDSA", "EdDSA", "EdDSA");

  private PemKey() {}

  /**
   * The key of the first of some certificates.
   *
   * @param chain the service's own certificate first
   */
  static PrivateKey of(Pem pem, List<X509Certificate> chain) {
    Matcher found = PKCS8.matcher(pem.text());
    if (!found.find()) {
      throw pem.refusal("holds no private key that can be read", EXPECTED);
    }
    requireKnown(pem, chain.get(0).getPublicKey());
    byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
    try {
      return key(bytes, chain.get(0));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      for (int i = 1; i < chain.size(); i++) {
        if (isKeyOf(bytes, chain.get(i))) {
          throw pem.refusal(
              "is the key of certificate " + (i + 1) + " of the other file",
              "that one first there: the service's own stands before those that lead to its issuer",
              e);
        }
      }
      throw pem.refusal(
          "is not the key of the certificate", "the one that the certificate was made for", e);
    }
  }

  private static void requireKnown(Pem pem, PublicKey key) {
    if (!SIGNATURES.containsKey(key.getAlgorithm())) {
      throw pem.refusal(
          "the certificate has a key of the kind " + key.getAlgorithm(),
          "a key of RSA, EC or Ed25519");
    }
    if (key.getAlgorithm().equals(CURVES) && !isOnKnownCurve(key)) {
      throw pem.refusal(
          "the certificate has a key on a curve that this Java does not know",
          "a key of RSA, Ed25519, or EC on secp256r1, secp384r1 or secp521r1");
    }
  }

  private static boolean isOnKnownCurve(PublicKey key) {
    try {
      if (key instanceof ECPublicKey point) {
        KeyPairGenerator.getInstance(CURVES).initialize(point.getParams());
        return true;
      }
      return false;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isKeyOf(byte[] bytes, X509Certificate certificate) {
    try {
      key(bytes, certificate);
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static PrivateKey key(byte[] bytes, X509Certificate certificate)
      throws GeneralSecurityException {
    String algorithm = certificate.getPublicKey().getAlgorithm();
    PrivateKey key =
        KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    requireBelongs(SIGNATURES.getOrDefault(algorithm, ""), key, certificate);
    return key;
  }

  /** Only the certificate's own key signs what the certificate confirms. */
  private static void requireBelongs(String algorithm, PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    byte[] text = "micromap".getBytes(StandardCharsets.UTF_8);
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(text);
    byte[] signed = signer.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(certificate.getPublicKey());
    verifier.update(text);
    if (!verifier.verify(signed)) {
      throw new GeneralSecurityException("another key");
    }
  }
}

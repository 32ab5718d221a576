package io.micromap.service.http;

import io.micromap.service.http.ServerCertificate.Pem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
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

  /** How a key signs, by its algorithm. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  private PemKey() {}

  static PrivateKey of(Pem pem, X509Certificate certificate) {
    Matcher found = PKCS8.matcher(pem.text());
    if (!found.find()) {
      throw pem.refusal("holds no private key that can be read", EXPECTED);
    }
    String algorithm = certificate.getPublicKey().getAlgorithm();
    String signature = SIGNATURES.get(algorithm);
    if (signature == null) {
      throw pem.refusal(
          "the certificate has a key of the kind " + algorithm, "a key of RSA, EC or Ed25519");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
      PrivateKey key =
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      requireBelongs(signature, key, certificate);
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw pem.refusal(
          "is not the key of the certificate", "the one that the certificate was made for", e);
    }
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

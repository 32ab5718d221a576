package io.micromap.runtime.encoder;

import io.micromap.runtime.error.MicromapException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for an encoder by its hash: among those that are carried, whose hashes are known, then in
 * folders, whose files have to be read for it; a folder that has the encoder's name comes first.
 *
 * @param providers the first of which reads the folders
 * @param folders that are listed; each may be missing or hold none
 */
record EncoderSearch(List<EncoderProvider> providers, List<String> folders) {

  /** The encoder, if it is here. */
  Optional<Encoder> find(EncoderIdentity wanted) {
    return carried(wanted.sha256())
        .or(() -> listed(wanted))
        .filter(found -> found.identity().isSame(wanted))
        .map(CachedEncoder::shared);
  }

  private Optional<Encoder> carried(String sha256) {
    for (EncoderProvider provider : providers) {
      for (String name : provider.names()) {
        if (provider.sha256(name).equals(sha256)) {
          return Optional.of(provider.open(name));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Encoder> listed(EncoderIdentity wanted) {
    return readable().stream()
        .sorted(Comparator.comparing(folder -> !lastName(folder).equals(wanted.id())))
        .map(folder -> open(folder, wanted.sha256()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private List<String> readable() {
    return providers.isEmpty() ? List.of() : folders.stream().filter(Encoders::isFolder).toList();
  }

  private Optional<Encoder> open(String folder, String sha256) {
    try {
      return providers.get(0).open(Path.of(folder), sha256);
    } catch (MicromapException e) {
      return Optional.empty(); // told of where no other folder holds the encoder
    }
  }

  private static String lastName(String folder) {
    Path name = Path.of(folder).toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  /** In sentences: every encoder that is here, and what is wrong with the other folders. */
  String found() {
    List<String> here = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (EncoderProvider provider : providers) {
      provider.names().forEach(name -> here.add(named(name, provider.sha256(name), "")));
    }
    for (String folder : folders) {
      try {
        if (Encoders.isFolder(folder)) {
          EncoderIdentity identity = providers.get(0).identity(Path.of(folder));
          here.add(named(identity.id(), identity.sha256(), ", in " + folder));
        } else {
          faults.add(" MICROMAP_ENCODERS lists " + folder + ", which is no folder.");
        }
      } catch (MicromapException e) {
        faults.add(" " + e.getMessage());
      }
    }
    return "Here: " + String.join(", ", here) + "." + String.join("", faults);
  }

  /** How an encoder is named in messages. */
  static String named(String id, String sha256, String place) {
    return "'" + id + "' (sha256 " + sha256.substring(0, 12) + "…" + place + ")";
  }
}

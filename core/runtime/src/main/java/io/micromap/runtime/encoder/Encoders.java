package io.micromap.runtime.encoder;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FirstLine;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds encoders by name or folder. */
public final class Encoders {

  /** System property with the folders of encoders that mappers may need, as a path list. */
  public static final String OWN = "micromap.encoders";

  /** System property with the folder of the jars that bring encoders. */
  public static final String FOLDER = "micromap.encoder";

  private static final String ADD =
      "Run './micromap encoder install', or put the artifact io.micromap:micromap-encoder on the"
          + " class path.";

  private final List<EncoderProvider> providers;

  /** Of these providers, the first of which is asked first. */
  public Encoders(List<EncoderProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /**
   * Of the providers on the class path, and of those in the folder that {@value #FOLDER} names.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_PLUGIN} if one cannot be made
   */
  public static Encoders load() {
    try {
      return new Encoders(
          ServiceLoader.load(EncoderProvider.class, EncoderJars.loader(System.getProperty(FOLDER)))
              .stream()
              .map(ServiceLoader.Provider::get)
              .toList());
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new MicromapException(
          ErrorCode.BAD_PLUGIN,
          "An encoder that was added cannot be used: " + FirstLine.of(e) + ". Remove or repair it.",
          e);
    }
  }

  /** Names of the encoders that are here, the one to use where none is named first. */
  public List<String> names() {
    return providers.stream().flatMap(provider -> provider.names().stream()).toList();
  }

  /**
   * An encoder by its name, or from a folder. All that name it share it.
   *
   * @param nameOrFolder a name of {@link #names}, the path of a folder, or empty for the first
   *     encoder there is
   * @throws MicromapException with {@link ErrorCode#MISSING_ENCODER} if it is not here
   */
  public Encoder open(String nameOrFolder) {
    String name = nameOrFolder.isEmpty() ? names().stream().findFirst().orElse("") : nameOrFolder;
    Optional<EncoderProvider> carrier =
        providers.stream().filter(provider -> provider.names().contains(name)).findFirst();
    if (carrier.isPresent()) {
      return CachedEncoder.shared(carrier.get().open(name));
    }
    if (!providers.isEmpty() && isFolder(name)) {
      return CachedEncoder.shared(providers.get(0).open(Path.of(name)));
    }
    throw missing(name);
  }

  static boolean isFolder(String name) {
    try {
      return !name.isEmpty() && Files.isDirectory(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The encoder that made some vectors, whatever it is called here: one that was opened before, one
   * that is carried, or one in the folders that {@value #OWN} names.
   *
   * @param where what needs it, for messages
   * @throws MicromapException with {@link ErrorCode#MISSING_ENCODER} if it is not here
   */
  public Encoder require(EncoderIdentity identity, String where) {
    return CachedEncoder.known(identity).orElseGet(() -> find(identity, where));
  }

  private Encoder find(EncoderIdentity identity, String where) {
    List<String> folders =
        Stream.of(System.getProperty(OWN, "").split(File.pathSeparator, -1))
            .filter(each -> !each.isBlank())
            .toList();
    EncoderSearch search = new EncoderSearch(providers, folders);
    return search.find(identity).orElseThrow(() -> missing(identity, where, search));
  }

  private MicromapException missing(EncoderIdentity identity, String where, EncoderSearch search) {
    return new MicromapException(
        ErrorCode.MISSING_ENCODER,
        where
            + " needs the sentence encoder "
            + EncoderSearch.named(identity.id(), identity.sha256(), "")
            + ", which is not here. "
            + (providers.isEmpty()
                ? ADD
                : search.found()
                    + " List the folder of the needed one in MICROMAP_ENCODERS, whatever the"
                    + " folder's name is; or train again with one that is here."));
  }

  private MicromapException missing(String name) {
    String what = name.isEmpty() ? "No sentence encoder is here. " : "No encoder '" + name + "'. ";
    return new MicromapException(ErrorCode.MISSING_ENCODER, what + help(name));
  }

  /** What to do where an encoder is missing. */
  private String help(String name) {
    return providers.isEmpty()
        ? ADD
        : "Here: "
            + String.join(", ", names())
            + ". Another one is named by its folder, with model.onnx and tokenizer.json;"
            + " MICROMAP_ENCODERS lists the folders that mappers need."
            + Suggestion.didYouMean(name, names());
  }
}

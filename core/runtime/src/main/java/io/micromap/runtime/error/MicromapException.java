package io.micromap.runtime.error;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A failure a user can fix; the message says what, where, what was expected and what to do. */
public final class MicromapException extends RuntimeException {

  private final ErrorCode code;

  private final transient String format;

  /** Null where the exception came out of a stream of objects, which keeps the message alone. */
  private final transient @Nullable List<?> arguments;

  /** A failure found by our own checks. */
  public MicromapException(ErrorCode code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
    this.format = "%s";
    this.arguments = List.of(message);
  }

  /** A failure that another exception explains. */
  public MicromapException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
    this.format = "%s";
    this.arguments = List.of(message);
  }

  private MicromapException(ErrorCode code, String format, List<?> arguments) {
    super(String.format(Locale.ROOT, format, arguments.toArray()));
    this.code = Objects.requireNonNull(code, "code");
    this.format = format;
    this.arguments = arguments;
  }

  /**
   * A failure that names fields of what the caller gave.
   *
   * @param format as {@link String#format} takes it
   * @param arguments of the format, none null; a {@link Field} stands for its name
   */
  public static MicromapException naming(ErrorCode code, String format, Object... arguments) {
    return new MicromapException(code, format, List.of(arguments));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The kind of failure. */
  public ErrorCode code() {
    return code;
  }

  /**
   * The message in the words of who shows it.
   *
   * @param names the name to show for the name of a field
   */
  public String message(UnaryOperator<String> names) {
    if (arguments == null) {
      return getMessage();
    }
    Object[] named =
        arguments.stream()
            .map(each -> each instanceof Field field ? names.apply(field.name()) : each)
            .toArray();
    return String.format(Locale.ROOT, format, named);
  }
}

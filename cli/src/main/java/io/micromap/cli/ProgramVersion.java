package io.micromap.cli;

/** The version of the program, which its build writes into the manifest of its jar. */
final class ProgramVersion {

  private ProgramVersion() {}

  /** What {@code --version} prints. */
  static String text() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return "micromap " + (version == null ? "(not from a jar)" : version);
  }
}

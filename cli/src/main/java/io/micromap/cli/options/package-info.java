/** Groups of options that several verbs share (picocli mixins), and their values. */
package io.micromap.cli.options;

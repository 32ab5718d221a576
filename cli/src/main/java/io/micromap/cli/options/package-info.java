/** Groups of options that several verbs share (picocli mixins), and what they say as values. */
package io.micromap.cli.options;

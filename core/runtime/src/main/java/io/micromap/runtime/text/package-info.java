/**
 * Prompts in the one form in which they are compared: equivalent characters are one, invisible ones
 * are dropped, look-alike letters and letters with accents are folded, and every character leads
 * back to its place in the prompt. The form is the same on every Java.
 */
@NullMarked
package io.micromap.runtime.text;

import org.jspecify.annotations.NullMarked;

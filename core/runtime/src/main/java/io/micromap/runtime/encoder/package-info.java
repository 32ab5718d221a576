/**
 * What a sentence encoder is to the rest: prompts go in, vectors on a fixed grid come out. The
 * encoders themselves are found at run time; no module needs one to compile.
 */
@NullMarked
package io.micromap.runtime.encoder;

import org.jspecify.annotations.NullMarked;

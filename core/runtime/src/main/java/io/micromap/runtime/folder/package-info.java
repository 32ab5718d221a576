/** Domains without Java: a folder with a {@code domain.json} and data beside it. */
@NullMarked
package io.micromap.runtime.folder;

import org.jspecify.annotations.NullMarked;

/** Domains without Java: a folder with a {@code domain.json} and data beside it. */
package io.micromap.runtime.folder;

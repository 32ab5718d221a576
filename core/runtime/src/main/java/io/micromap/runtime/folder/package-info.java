/**
 * Domains without Java: a folder with a {@code domain.json} and data beside it. Imports {@code
 * spi}, {@code error} and {@code json}; the JSON Schema validator is seen nowhere else.
 */
package io.micromap.runtime.folder;

/** Fetches the optional sentence encoder into a distribution. */
package io.micromap.cli.encoder;

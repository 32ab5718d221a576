/** XChart's room: pictures of verdicts. Imports {@code audit}, {@code parse} and {@code detect}. */
package io.micromap.rails.plot;

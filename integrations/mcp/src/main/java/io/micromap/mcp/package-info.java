/**
 * A mapper as a server of the Model Context Protocol over two streams. May see {@code runtime},
 * {@code rails} and the protocol's SDK.
 */
@NullMarked
package io.micromap.mcp;

import org.jspecify.annotations.NullMarked;

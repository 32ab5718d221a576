/**
 * Every mapper on every domain's prompts: how well it does on its own, how seldom it answers the
 * others', and how a router over all of them does. Imports {@code dataset}, {@code evaluation},
 * {@code calibration}, {@code trainer} and {@code runtime}; rails come in as a {@link
 * io.micromap.training.crossdomain.Confirmation}.
 */
package io.micromap.training.crossdomain;

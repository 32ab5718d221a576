/**
 * Warp: makes the structure of traces explicit. Residuals against the common mode, principal
 * components, and the funnel-shaped prior over a radius. Linear algebra is EJML's, which no
 * signature shows.
 */
package io.micromap.rails.warp;

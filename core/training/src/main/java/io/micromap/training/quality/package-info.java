/**
 * The part of the data check that trains: finds suspicious labels with out-of-fold models, and
 * measures how many planted errors it finds.
 */
package io.micromap.training.quality;

/**
 * The part of the cross-domain evaluation that trains: reads the data of several domains and fits a
 * mapper for each.
 */
package io.micromap.training.crossdomain;

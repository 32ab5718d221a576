/**
 * What a domain promises, as checks that its author and its user run alike. Imports {@code
 * trainer}, {@code dataset} and {@code runtime}.
 */
package io.micromap.training.contract;

/**
 * The mapper an application embeds: prompt in, decision out. Imports {@code spi}, {@code error},
 * {@code json}, {@code featurizer}, {@code bundle} and {@code registry}.
 */
package io.micromap.runtime.mapper;

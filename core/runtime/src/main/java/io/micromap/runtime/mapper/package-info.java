/** The mapper an application embeds: prompt in, decision out. */
@NullMarked
package io.micromap.runtime.mapper;

import org.jspecify.annotations.NullMarked;

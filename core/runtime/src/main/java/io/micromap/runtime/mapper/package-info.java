/** The mapper an application embeds: prompt in, decision out. */
package io.micromap.runtime.mapper;

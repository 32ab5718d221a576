package io.micromap.runtime.mapper;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Rooms that threads borrow and give back: as many as work at the same time, a few dozen at most.
 * Without a lock, and without a room per thread, so that short-lived and virtual threads find one.
 */
final class RoomPool<T> {

  private static final int PLACES = 64;

  private final AtomicReferenceArray<T> places = new AtomicReferenceArray<>(PLACES);
  private final Supplier<T> maker;

  RoomPool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** A room that nobody else has. One that is never given back is forgotten. */
  T borrow() {
    T room = places.getAndSet(place(), null);
    return room == null ? maker.get() : room;
  }

  void giveBack(T room) {
    places.setRelease(place(), room);
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}

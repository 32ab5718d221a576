package io.micromap.service.fallback;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The body of an answer, as long as it is not too long. Serves one answer. */
final class BoundedBody implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
  private final long most;
  private long length;
  private @Nullable Subscription subscription;

  BoundedBody(long most) {
    this.most = most;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return all.getBody();
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    all.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    parts.forEach(part -> length += part.remaining());
    if (length <= most) {
      all.onNext(parts);
      return;
    }
    if (subscription != null) {
      subscription.cancel();
    }
    all.onError(new IOException("its answer is longer than " + most + " bytes"));
  }

  @Override
  public void onError(Throwable fault) {
    all.onError(fault);
  }

  @Override
  public void onComplete() {
    all.onComplete();
  }
}

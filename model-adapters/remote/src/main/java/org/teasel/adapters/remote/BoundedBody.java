package org.teasel.adapters.remote;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes in the body of an answer up to a limit, and hangs up on one that goes on. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final long limit;
    private final boolean cut;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Subscription subscription;

    /**
     * A body.
     *
     * @param limit most bytes
     * @param cut whether what comes before the limit will do; else a body beyond it ends in {@link TooLong}
     */
    BoundedBody(long limit, boolean cut) {
        this.limit = limit;
        this.cut = cut;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            byte[] chunk = new byte[(int) Math.min(buffer.remaining(), limit - bytes.size())];
            boolean beyond = chunk.length < buffer.remaining();
            buffer.get(chunk);
            bytes.writeBytes(chunk);
            if (beyond) {
                subscription.cancel();
                if (cut) {
                    body.complete(bytes.toByteArray());
                } else {
                    body.completeExceptionally(new TooLong(limit));
                }
            }
        }
    }

    @Override
    public void onError(Throwable trouble) {
        body.completeExceptionally(trouble);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }

    /** More was sent than any right answer has. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1;

        private TooLong(long limit) {
            super("more than " + limit + " bytes");
        }
    }
}

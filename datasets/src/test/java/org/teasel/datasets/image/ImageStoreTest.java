package org.teasel.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageStoreTest {

    private static final int BYTES = 1 << 20;

    @TempDir
    Path folder;

    /** On the heap and, from 64 MiB on, in a file. */
    @ParameterizedTest
    @ValueSource(ints = {5, 66})
    void imagesComeBackInWhateverOrderTheyWereWritten(int images) {
        ImageStore store;
        try (ImageStore.Writer writer = new ImageStore.Writer("a test", images, BYTES)) {
            writer.write(images - 2, both((byte) (images - 2), (byte) (images - 1)));
            for (int image = images - 3; image >= 0; image--) {
                writer.write(image, filled((byte) image));
            }
            store = writer.finish();
        }
        byte[] read = new byte[BYTES];
        IntStream.of(0, images - 1, images / 2, images - 2).forEach(image -> {
            store.read(image, read);
            assertThat(read).isEqualTo(filled((byte) image));
        });
    }

    private static byte[] filled(byte value) {
        byte[] image = new byte[BYTES];
        Arrays.fill(image, value);
        return image;
    }

    private static byte[] both(byte one, byte other) {
        return ByteBuffer.allocate(2 * BYTES)
                .put(filled(one))
                .put(filled(other))
                .array();
    }

    /** More than is mapped at a time, most of which is a hole in the file. */
    @Test
    void aLargeFileIsMappedInParts() throws IOException {
        int each = (1 << 27) - 3;
        int images = 10;
        ImageStore store;
        try (FileChannel channel = FileChannel.open(
                folder.resolve("large"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            for (int image = 0; image < images; image++) {
                channel.write(ByteBuffer.wrap(new byte[] {(byte) (7 + image)}), 5 + (long) image * each);
            }
            channel.write(ByteBuffer.wrap(new byte[] {1}), 5 + (long) images * each - 1);
            store = ImageStore.map(channel, 5, images, each);
        }
        byte[] read = new byte[each];
        for (int image = 0; image < images; image++) {
            store.read(image, read);
            assertThat(read[0]).isEqualTo((byte) (7 + image));
            assertThat(read[1]).isZero();
        }
        assertThat(read[each - 1]).isEqualTo((byte) 1);
    }
}

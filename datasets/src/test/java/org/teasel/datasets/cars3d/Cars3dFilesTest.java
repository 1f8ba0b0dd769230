package org.teasel.datasets.cars3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatlabType;

class Cars3dFilesTest {

    @TempDir
    static Path cars;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        CarFiles.folder(cars);
    }

    private static Dataset open(Path from, Map<String, String> options) {
        return new Cars3dProvider().open(from.toString(), options);
    }

    @Test
    void readsWhatAnotherLibraryWrote() {
        Dataset dataset = open(cars, Map.of("side", "128"));
        assertThat(dataset.name()).isEqualTo("Cars3D");
        assertThat(dataset.size()).isEqualTo(4 * 24 * 2);
        assertThat(dataset.shape()).containsExactly(3, 128, 128);
        assertThat(dataset.factors().factor(2).values()).containsExactly("car_002_mesh", "car_001_mesh");
        for (int row : new int[] {0, 1, 2, 48, 101, 191}) {
            int elevation = row / 48;
            int azimuth = row / 2 % 24;
            int object = row % 2;
            assertThat(dataset.factors().column(0).number(row)).isEqualTo(elevation);
            assertThat(dataset.factors().column(1).number(row)).isEqualTo(azimuth);
            assertThat(dataset.factors().column(2).number(row)).isEqualTo(object);
            float[] values = dataset.observations(row, row + 1).values();
            for (int at = 0; at < values.length; at++) {
                assertThat(values[at])
                        .isEqualTo(CarFiles.pixel(object, elevation, azimuth, at / 16384, at / 128 % 128, at % 128)
                                / 255f);
            }
        }
    }

    /** The images that are written are of 64 x 64 blocks of one colour. */
    @Test
    void shrinksByHalf() {
        float[] values =
                open(cars, Map.of("stride", "3,5,1")).observations(13, 14).values();
        assertThat(values).hasSize(3 * 4096);
        for (int at = 0; at < values.length; at++) {
            assertThat(values[at]).isEqualTo(CarFiles.pixel(1, 3, 5, at / 4096, at / 64 % 64 * 2, at % 64 * 2) / 255f);
        }
    }

    @Test
    void withoutAListTheNamesOrderTheCars() throws IOException {
        Files.copy(cars.resolve("car_002_mesh.mat"), folder.resolve("b.mat"));
        Files.copy(cars.resolve("car_001_mesh.mat"), folder.resolve("a.mat"));
        Dataset dataset = open(folder, Map.of("stride", "3,23,1"));
        assertThat(dataset.factors().factor(2).values()).containsExactly("a", "b");
        assertThat(dataset.observations(0, 1).values()[0]).isEqualTo(CarFiles.pixel(1, 0, 0, 0, 0, 0) / 255f);
    }

    @Test
    void everyTruncationIsNamed() throws IOException {
        for (String name : new String[] {"car_001_mesh.mat", "car_002_mesh.mat"}) {
            byte[] whole = Files.readAllBytes(cars.resolve(name));
            for (int length : new int[] {0, 127, 128, 132, 200, whole.length / 2, whole.length - 1}) {
                refuse(Arrays.copyOf(whole, length), length == 128 ? "holds no matrix 'im'" : "is truncated");
            }
        }
    }

    /** Whatever bytes are damaged, the file is refused in words, or read. */
    @Test
    void damageIsNeverMoreThanARefusal() throws IOException {
        byte[] whole = Files.readAllBytes(cars.resolve("car_002_mesh.mat"));
        Random random = new Random(1);
        int refused = 0;
        for (int trial = 0; trial < 60; trial++) {
            byte[] damaged = whole.clone();
            // The tags are in the first bytes of the file and of each element.
            int at = trial < 30 ? 120 + random.nextInt(60) : random.nextInt(whole.length);
            damaged[at] = (byte) random.nextInt();
            Files.write(folder.resolve("car.mat"), damaged);
            try {
                open(folder, Map.of("stride", "3,23,1"));
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageContaining("car.mat");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void refusesOtherMatrices() throws IOException {
        refuse("no MATLAB file at all".repeat(10).getBytes(), "is no MATLAB file of level 5");
        refuse(file("mask", Mat5.newLogical(2, 2)), "holds no matrix 'im'");
        refuse(
                file("im", Mat5.newMatrix(new int[] {2, 3}, MatlabType.UInt8)),
                "'im' is [2, 3] of class 9, expected [128,");
        refuse(file("im", Mat5.newMatrix(new int[] {128, 128, 3, 24, 4})), "of class 6, expected");
        refuse(file("im", Mat5.newLogical(new int[] {128, 128, 3, 24, 4})), "of class 8, expected");
    }

    private static Mat5File file(String name, Array array) {
        Mat5File file = Mat5.newMatFile();
        file.addArray(name, array);
        return file;
    }

    /** A matrix whose parts claim two gigabytes, and a name of two gigabytes of zeros in two megabytes. */
    @Test
    void claimsTakeNoMemory() throws IOException {
        byte[] header = Arrays.copyOf(Files.readAllBytes(cars.resolve("car_002_mesh.mat")), 128);
        ByteBuffer claim = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        claim.put(header)
                .putInt(14)
                .putInt(64)
                .putInt(6)
                .putInt(8)
                .putInt(9)
                .putInt(0)
                .putInt(5)
                .putInt(0x7FFFFFF8);
        refuse(claim.array(), "a part of a matrix has 2147483640 bytes, expected at most 128");
        claim.putInt(132, 0x7FFFFFF8);
        refuse(claim.array(), "an element of type 14 with 2147483640 bytes");
        ByteBuffer inner = ByteBuffer.allocate(1 << 26).order(ByteOrder.LITTLE_ENDIAN);
        inner.putInt(14)
                .putInt(1 << 26)
                .putInt(6)
                .putInt(8)
                .putInt(9)
                .putInt(0)
                .putInt(5)
                .putInt(1 << 26);
        Deflater deflater = new Deflater(9);
        deflater.setInput(inner.array());
        deflater.finish();
        byte[] packed = new byte[1 << 20];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteBuffer bomb = ByteBuffer.allocate(136 + length).order(ByteOrder.LITTLE_ENDIAN);
        bomb.put(header).putInt(15).putInt(length).put(packed, 0, length);
        refuse(bomb.array(), "a part of a matrix has 67108864 bytes");
    }

    @Test
    void refusesOtherFolders() throws IOException {
        assertThatThrownBy(() -> open(folder, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds 0 cars");
        Files.writeString(folder.resolve("list.txt"), "car_009_mesh\n");
        assertThatThrownBy(() -> open(folder, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("car_009_mesh.mat");
        Files.writeString(folder.resolve("list.txt"), "../car\n");
        assertThatThrownBy(() -> open(folder, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("list.txt names '../car'");
    }

    private void refuse(Mat5File content, String words) throws IOException {
        CarFiles.write(folder.resolve("car.mat"), content, Deflater.BEST_SPEED);
        assertRefused(words);
    }

    private void refuse(byte[] content, String words) throws IOException {
        Files.write(folder.resolve("car.mat"), content);
        assertRefused(words);
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> open(folder, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("car.mat")
                .hasMessageContaining(words);
    }
}

package org.teasel.datasets.cars3d;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factor;
import org.teasel.datasets.grid.FactorGrid;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.image.AreaAverage;
import org.teasel.datasets.image.ImageDataset;
import org.teasel.datasets.image.ImageStore;

/**
 * Reads the folder {@code cars} of the published archive: a MATLAB file for each car, whose matrix {@code im} holds the
 * images (unsigned bytes, [128, 128, 3, 24, 4]: rows, columns, colours, azimuths, elevations), and {@code list.txt} with
 * the order of the cars. Without the list, the cars are in the order of their names. Images are shrunk by the mean over
 * the area of a pixel.
 *
 * <p>The rows are the combinations of elevation, azimuth and object, the object the fastest, as other programs have them.
 */
public final class Cars3dFiles {

    /** Rows and columns of an image as it is published. */
    public static final int SIDE = 128;

    private static final int PIXELS = SIDE * SIDE;
    private static final int COLOURS = 3;
    private static final int AZIMUTHS = 24;
    private static final int ELEVATIONS = 4;
    private static final int OBJECT = 2;

    private static final String SUFFIX = ".mat";
    private static final String LIST = "list.txt";

    /** Far more than there are. */
    private static final int MOST_CARS = 10_000;

    private Cars3dFiles() {}

    /**
     * Reads the chosen rows.
     *
     * @param folder the folder with the files
     * @param side rows and columns of the images to make, 1 to 128
     * @throws InvalidInputException if a file is missing, damaged or no such file, with the place
     */
    public static Dataset read(Path folder, int side, Selection selection) {
        if (side < 1 || side > SIDE) {
            throw new InvalidInputException("side is " + side + ", expected 1 to " + SIDE);
        }
        List<String> cars = cars(folder);
        FactorGrid grid = new FactorGrid(List.of(
                Factor.ordinal("elevation", ELEVATIONS),
                Factor.ordinal("azimuth", AZIMUTHS),
                new Factor("object", Factor.Type.CATEGORICAL, cars)));
        int[] rows = selection.from(grid);
        AreaAverage shrinking = new AreaAverage(SIDE, side);
        try (ImageStore.Writer writer = new ImageStore.Writer(folder.toString(), rows.length, COLOURS * side * side)) {
            for (int car = 0; car < cars.size(); car++) {
                int object = car;
                int[] own = IntStream.range(0, rows.length)
                        .filter(n -> grid.code(rows[n], OBJECT) == object)
                        .toArray();
                if (own.length > 0) {
                    byte[] images = MatlabFile.read(
                            folder.resolve(cars.get(car) + SUFFIX), "im", SIDE, SIDE, COLOURS, AZIMUTHS, ELEVATIONS);
                    for (int n : own) {
                        int number = grid.code(rows[n], 0) * AZIMUTHS + grid.code(rows[n], 1);
                        writer.write(n, image(images, number * COLOURS * PIXELS, shrinking, side));
                    }
                }
            }
            return new ImageDataset(
                    selection.label("Cars3D"),
                    grid.table(rows),
                    new int[] {COLOURS, side, side},
                    writer.finish(),
                    IntStream.range(0, rows.length).toArray(),
                    ImageDataset.Layout.CHANNELS_FIRST);
        }
    }

    /** An image [colours, rows, columns] from one whose rows are the fastest, then columns, then colours. */
    private static byte[] image(byte[] images, int start, AreaAverage shrinking, int side) {
        byte[] image = new byte[COLOURS * side * side];
        byte[] plane = new byte[PIXELS];
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int row = 0; row < SIDE; row++) {
                for (int column = 0; column < SIDE; column++) {
                    plane[row * SIDE + column] = images[start + colour * PIXELS + column * SIDE + row];
                }
            }
            shrinking.shrink(plane, 0, image, colour * side * side);
        }
        return image;
    }

    /** The names of the cars, in order. */
    private static List<String> cars(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    folder + " is no folder, expected the folder 'cars' of the published archive");
        }
        Path list = folder.resolve(LIST);
        List<String> cars = Files.exists(list) ? listed(list) : found(folder);
        if (cars.isEmpty() || cars.size() > MOST_CARS) {
            throw new InvalidInputException(
                    folder + " holds " + cars.size() + " cars, expected 1 to " + MOST_CARS + " files *" + SUFFIX);
        }
        return cars;
    }

    private static List<String> listed(Path list) {
        List<String> names = Reading.from(list, () -> {
            try (Stream<String> lines = Files.lines(list)) {
                return lines.limit(MOST_CARS + 1L)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
            }
        });
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name) || !Path.of(name).equals(Path.of(name).getFileName())) {
                throw new InvalidInputException(
                        list + " names '" + name + "', expected the name of a file beside it, each once");
            }
        }
        return names;
    }

    private static List<String> found(Path folder) {
        return Reading.from(folder, () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(SUFFIX))
                        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                        .sorted()
                        .limit(MOST_CARS + 1L)
                        .toList();
            }
        });
    }
}

import org.teasel.api.spi.DatasetProvider;
import org.teasel.datasets.cars3d.Cars3dProvider;
import org.teasel.datasets.dsprites.DspritesProvider;
import org.teasel.datasets.mnist.MnistProvider;
import org.teasel.datasets.shapes3d.Shapes3dProvider;
import org.teasel.datasets.smallnorb.SmallNorbProvider;
import org.teasel.datasets.sprites.SpritesProvider;

/** Factor-labelled data: procedural sprites, and readers of public sets. */
module org.teasel.datasets {
    requires transitive org.teasel.api;
    requires org.teasel.adapters.arrays;
    requires io.jhdf;
    // Needed by jhdf, an automatic module, which cannot say so.
    requires com.ning.compress.lzf;
    requires org.apache.commons.lang3;
    requires org.slf4j;

    exports org.teasel.datasets.batch;
    exports org.teasel.datasets.bias;
    exports org.teasel.datasets.bitmap;
    exports org.teasel.datasets.cars3d;
    exports org.teasel.datasets.dsprites;
    exports org.teasel.datasets.grid;
    exports org.teasel.datasets.mnist;
    exports org.teasel.datasets.shapes3d;
    exports org.teasel.datasets.smallnorb;
    exports org.teasel.datasets.sprites;

    provides DatasetProvider with
            SpritesProvider,
            DspritesProvider,
            MnistProvider,
            SmallNorbProvider,
            Cars3dProvider,
            Shapes3dProvider;
}

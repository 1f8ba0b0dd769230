/** Encoders that servers run, by the open inference protocol over HTTP. */
module org.teasel.adapters.remote {
    requires transitive org.teasel.api;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;
    requires org.teasel.adapters.network;

    exports org.teasel.adapters.remote;

    provides org.teasel.api.spi.EncoderProvider with
            org.teasel.adapters.remote.RemoteEncoderProvider;
}

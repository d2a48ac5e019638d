# One image for every part of netgrow: the command says which (docker-compose.yml).
#
#   docker build -t netgrow .
#   docker build -t netgrow --build-arg EXTRAS=s3,export .
#   docker build -t netgrow --build-arg TORCH_INDEX_URL=<index with the torch build you want, CPU or CUDA> .
#
# Without TORCH_INDEX_URL torch comes from pip's own index: on Linux that is the CUDA build, several gigabytes. The
# version is that of constraints.txt either way; an index that does not have it ends the build.

ARG PYTHON_IMAGE=python:3.11-slim

FROM ${PYTHON_IMAGE} AS build
ARG TORCH_INDEX_URL=""
ARG EXTRAS=""
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_COMPILE=1
RUN python -m venv /opt/netgrow
ENV PATH=/opt/netgrow/bin:$PATH
WORKDIR /src

# Dependencies first: a change of the source leaves this layer, the large one, as it is.
COPY pyproject.toml constraints.txt tools/requirements.py ./
RUN python requirements.py "$EXTRAS" > /tmp/requirements.txt \
    && if [ -n "$TORCH_INDEX_URL" ]; then \
        pip install --no-deps --index-url "$TORCH_INDEX_URL" -c constraints.txt torch; \
    fi \
    && pip install ${TORCH_INDEX_URL:+--extra-index-url "$TORCH_INDEX_URL"} -c constraints.txt -r /tmp/requirements.txt

COPY README.md LICENSE ./
COPY nas nas
COPY store store
COPY workers workers
COPY server server
COPY client client
COPY migrations migrations
COPY tools/slim.py ./
# What no part imports goes, and whatever is imported has its bytecode written: nobody can write it later.
RUN pip install --no-deps . && python slim.py "$EXTRAS"


FROM ${PYTHON_IMAGE}
RUN groupadd --gid 10001 netgrow \
    && useradd --uid 10001 --gid netgrow --no-create-home --home-dir /var/lib/netgrow --shell /usr/sbin/nologin netgrow \
    && install --directory --owner=netgrow --group=netgrow /var/lib/netgrow /var/lib/netgrow/checkpoints \
        /var/lib/netgrow/figures /datasets
COPY --from=build /opt/netgrow /opt/netgrow
ENV PATH=/opt/netgrow/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    NETGROW_DATA_DIR=/var/lib/netgrow \
    NETGROW_DATASETS_DIR=/datasets
USER 10001:10001
WORKDIR /var/lib/netgrow
EXPOSE 8000
# For the server, the default command; docker-compose.yml gives the worker a check of its own.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["netgrow", "server", "--host", "0.0.0.0", "--port", "8000"]

# The library, the command line and the app in one image; runs as an unprivileged user.
FROM python:3.12-slim

WORKDIR /srv
COPY pyproject.toml README.md LICENSE ./
COPY graph_builder graph_builder
COPY app app
COPY cypher cypher
RUN pip install --no-cache-dir . \
    && rm -rf graph_builder app cypher \
    && useradd --create-home --uid 10001 kg
COPY --chown=kg examples examples

USER kg
WORKDIR /srv
EXPOSE 8501
ENTRYPOINT ["kg"]
CMD ["app", "--host", "0.0.0.0", "--port", "8501"]

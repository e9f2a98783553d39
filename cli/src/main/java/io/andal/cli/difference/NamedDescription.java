package io.andal.cli.difference;

import io.andal.specification.OtherFiles;
import io.andal.specification.SpecificationFile;

/**
 * A description that the user named, before it is read.
 *
 * @param others where its references to other files lead
 */
public record NamedDescription(SpecificationFile file, OtherFiles others) {}

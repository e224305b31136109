resource "aws_glue_catalog_database" "any" {
  name = "any"
}

resource "aws_glue_catalog_database" "this" {
  name = slot("own_name")
}

resource "aws_db_parameter_group" "this" {
  name   = slot("own_name")
  family = slot("family")

  tags = slot("tags")
}

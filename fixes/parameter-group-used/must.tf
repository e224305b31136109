resource "aws_db_instance" "this" {
  parameter_group_name = slot.db_parameter_group.name
}

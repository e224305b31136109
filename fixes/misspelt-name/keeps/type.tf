resource "aws_instances" "all" {
  instance_state_names = ["running"]
}

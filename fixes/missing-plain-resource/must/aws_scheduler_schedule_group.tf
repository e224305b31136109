resource "aws_scheduler_schedule_group" "this" {
  name = slot("own_name")
}

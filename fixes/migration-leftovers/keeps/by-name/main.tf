provider "aws" {
  default_tags {
    tags = {
      Project = "platform-migration"
    }
  }
}

resource "aws_dms_replication_task" "main" {
  migration_type           = "full-load"
  replication_instance_arn = "arn:aws:dms:us-west-2:123456789012:rep:x"
  replication_task_id      = "main"
  source_endpoint_arn      = "arn:aws:dms:us-west-2:123456789012:endpoint:a"
  target_endpoint_arn      = "arn:aws:dms:us-west-2:123456789012:endpoint:b"
  table_mappings           = "{}"
}

output "migration_task_arn" {
  value = aws_dms_replication_task.main.replication_task_arn
}

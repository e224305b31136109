resource "aws_dynamodb_autoscaling_target" "reads" {
  max_capacity       = 10
  min_capacity       = 1
  resource_id        = "table/orders"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  service_namespace  = "dynamodb"
}

resource "aws_glue_etl_job" "load" {
  name     = "load"
  role_arn = "arn:aws:iam::123456789012:role/glue"

  command {
    script_location = "s3://scripts/load.py"
  }
}

resource "aws_dms_task" "orders" {
  migration_type           = "cdc"
  replication_instance_arn = "arn:aws:dms:eu-west-1:123456789012:rep:EXAMPLE"
  replication_task_id      = "orders"
  source_endpoint_arn      = "arn:aws:dms:eu-west-1:123456789012:endpoint:SOURCE"
  target_endpoint_arn      = "arn:aws:dms:eu-west-1:123456789012:endpoint:TARGET"
  table_mappings           = "{}"
}

resource "aws_appautoscaling_target" "model" {
  service_namespace  = "sagemaker"
  resource_id        = "endpoint/model/variant/primary"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  min_capacity       = 1
  max_capacity       = 4
}

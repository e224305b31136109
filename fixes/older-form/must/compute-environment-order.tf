resource "aws_batch_job_queue" "this" {
  compute_environment_order {
    order               = slot("index")
    compute_environment = slot("item")
  }

  dynamic "compute_environment_order" {
    for_each = slot("value")

    content {
      order               = compute_environment_order.key
      compute_environment = compute_environment_order.value
    }
  }
}
